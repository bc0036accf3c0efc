using Pulumi.Serialization;

namespace Pulumi;

/// <summary>A resource that groups others, its children.</summary>
public class ComponentResource : Resource
{
    public ComponentResource(string type, string name, ComponentResourceOptions? options = null)
        : this(type, name, ResourceArgs.Empty, options, remote: false)
    {
    }

    public ComponentResource(
        string type, string name, ResourceArgs? args, ComponentResourceOptions? options = null, bool remote = false)
        : base(type, name, custom: false, args ?? ResourceArgs.Empty, options ?? new(), remote)
    {
    }

    public ComponentResource(
        string type,
        string name,
        ResourceArgs? args,
        ComponentResourceOptions? options,
        bool remote,
        RegisterPackageRequest? registerPackageRequest = null)
        : this(type, name, args, options, remote)
    {
    }

    /// <summary>Gives out all properties marked <see cref="OutputAttribute"/> but the URN.</summary>
    protected void RegisterOutputs() => RegisterOutputs(ResourceShape.Of(GetType()).ReadDeclared(this));

    protected void RegisterOutputs(IDictionary<string, object?> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        RegisterOutputs(Output.Create(outputs));
    }

    protected void RegisterOutputs(Task<IDictionary<string, object?>> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        RegisterOutputs(Output.Create(outputs));
    }

    protected void RegisterOutputs(Output<IDictionary<string, object?>> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        var run = Deployment.Instance.Run;
        run.Tasks.Track(run.Registrar.RegisterOutputsAsync(this, outputs));
    }
}
