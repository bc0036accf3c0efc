using System.Reflection;
using System.Xml.Linq;
using Infra.Components.Edge;
using Infra.Components.Tests.Rendering;
using Infra.Tests.Support;
using Pulumi;

namespace Infra.Components.Tests;

/// <summary>What all components have in common.</summary>
public sealed class HouseRulesTests
{
    private static readonly XDocument Documentation = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "Infra.Components.xml"));

    public static TheoryData<Type> Components() => [.. Types().Where(type => type.IsSubclassOf(typeof(ComponentResource)))];

    public static TheoryData<Type> Arguments() => [.. Types().Where(type => type.Name.EndsWith("Args", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Components))]
    public async Task A_component_refuses_to_be_made_of_nothing(Type component)
    {
        ArgumentNullException.ThrowIfNull(component);
        var constructor = Assert.Single(component.GetConstructors());
        await Rendered.RunAsync(_ =>
        {
            var refusal = Assert.Throws<TargetInvocationException>(() => constructor.Invoke(["name", null, null]));
            Assert.IsType<ArgumentNullException>(refusal.InnerException);
        });
    }

    [Theory]
    [MemberData(nameof(Components))]
    public void A_component_is_sealed_and_has_arguments_of_its_own(Type component)
    {
        ArgumentNullException.ThrowIfNull(component);
        Assert.True(component.IsSealed);
        var parameters = Assert.Single(component.GetConstructors()).GetParameters();
        Assert.Equal([typeof(string), component.Assembly.GetType($"{component.FullName}Args"), typeof(ComponentResourceOptions)],
            parameters.Select(p => p.ParameterType));
    }

    [Theory]
    [MemberData(nameof(Arguments))]
    public void An_optional_argument_says_what_happens_without_it(Type arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        foreach (var property in Properties(arguments)
            .Where(p => p.GetCustomAttribute<System.Runtime.CompilerServices.RequiredMemberAttribute>() is null))
        {
            var member = Documentation.Descendants("member")
                .Single(m => m.Attribute("name")!.Value == $"P:{property.DeclaringType!.FullName}.{property.Name}");
            if (member.Element("inheritdoc") is null)
                Assert.Contains("Default:", member.Value, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Components))]
    public void A_component_is_a_folder_with_its_class_its_arguments_and_a_page(Type component)
    {
        ArgumentNullException.ThrowIfNull(component);
        var folder = Path.Combine(Repository.Folder, "components", component.Namespace!["Infra.Components.".Length..], component.Name);
        string[] files = [$"{component.Name}.cs", $"{component.Name}Args.cs", "README.md"];
        Assert.All(files, file => Assert.True(File.Exists(Path.Combine(folder, file)), Path.Combine(folder, file)));
        var page = File.ReadAllText(Path.Combine(folder, "README.md"));
        Assert.StartsWith($"# {component.Name}\n", page, StringComparison.Ordinal);
        Assert.Contains("```csharp\n", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Components))]
    public void A_component_is_typed_after_its_folder_checks_its_arguments_and_registers_its_outputs(Type component)
    {
        ArgumentNullException.ThrowIfNull(component);
        var folder = component.Namespace!["Infra.Components.".Length..];
        var text = File.ReadAllText(Path.Combine(Repository.Folder, "components", folder, component.Name, $"{component.Name}.cs"));
        Assert.Contains($"base(\"infra:{folder.ToLowerInvariant()}:{component.Name}\", name, ", text, StringComparison.Ordinal);
        Assert.Contains("args.Checked(name", text, StringComparison.Ordinal);
        Assert.Contains("RegisterOutputs(Outputs.Of(this));", text, StringComparison.Ordinal);
    }

    private static IEnumerable<Type> Types() =>
        typeof(Gateway).Assembly.GetExportedTypes().Where(type => !type.IsAbstract).OrderBy(type => type.FullName, StringComparer.Ordinal);

    private static IEnumerable<PropertyInfo> Properties(Type arguments) =>
        arguments.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.SetMethod is not null);
}
