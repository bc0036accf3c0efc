using Pulumi.Serialization;

namespace Pulumi;

/// <summary>The root of all resources of a run; its <see cref="OutputAttribute"/> properties are the stack's outputs.</summary>
public class Stack : ComponentResource
{
    internal const string TypeToken = "pulumi:pulumi:Stack";

    public Stack(StackOptions? options = null)
        : base(TypeToken, $"{Deployment.Instance.ProjectName}-{Deployment.Instance.StackName}", Convert(options))
        => Deployment.Instance.Run.Stack = this;

    /// <summary>Gives out the stack's outputs; every property must hold one by now.</summary>
    internal void RegisterPropertyOutputs()
    {
        var outputs = ResourceShape.Of(GetType()).ReadDeclared(this);
        var missing = outputs.Where(output => output.Value is null).Select(output => output.Key).ToList();
        if (missing.Count > 0)
        {
            throw new RunException(
                $"Output(s) '{string.Join(", ", missing)}' have no value assigned. "
                + "[Output] attributed properties must be assigned inside Stack constructor.");
        }

        var wrong = outputs.Where(output => output.Value is not IOutput).Select(output => output.Key).ToList();
        if (wrong.Count > 0)
            throw RunException.OutputsHaveIncorrectType(wrong);

        RegisterOutputs(outputs);
    }

    private static ComponentResourceOptions? Convert(StackOptions? options) => options is null ? null : new()
    {
        ResourceTransformations = options.ResourceTransformations,
        ResourceTransforms = options.ResourceTransforms,
    };
}
