using System.Reflection;
using Infra.Sdk.Generator;

namespace Infra.Sdk.Typed.Tests;

/// <summary>A name that is ambiguous with the real packages has to be so with the stand-ins, whoever uses the type or not.</summary>
public sealed class NameTests
{
    public static TheoryData<string> Packages =>
        ["Pulumi", "Pulumi.Aws", "Pulumi.Command", "Pulumi.Kubernetes", "Pulumi.KubernetesCertManager", "Pulumi.Random", "Pulumi.Tls"];

    [Theory]
    [MemberData(nameof(Packages))]
    public void Every_public_type_of_a_package_is_there_and_is_what_it_is(string package)
    {
        var assembly = Assembly.Load(package);

        var wrong = from name in TypeNames.Read(Path.Combine(AppContext.BaseDirectory, "facts", package + ".names"))
                    let type = assembly.GetType(name.Key)
                    where type is not { IsPublic: true } || KindOf(type) != name.Kind
                        || type.IsDefined(typeof(ObsoleteAttribute)) != name.IsObsolete
                    select $"{name.Key}: {(type is null ? "absent" : KindOf(type))}";

        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_has_no_other_public_types(string package)
    {
        var names = TypeNames.Read(Path.Combine(AppContext.BaseDirectory, "facts", package + ".names"))
            .ToLookup(name => name.Namespace, name => name.Key);

        var unlisted = from type in Assembly.Load(package).GetExportedTypes()
                       where !type.IsNested && names.Contains(type.Namespace!) && !names[type.Namespace!].Contains(type.FullName)
                       select type.FullName;

        Assert.Empty(unlisted);
    }

    private static string KindOf(Type type) => type switch
    {
        { IsInterface: true } => "interface",
        { IsEnum: true } => "enum",
        { IsValueType: true } => "struct",
        _ when type.IsAssignableTo(typeof(Delegate)) => "delegate",
        { IsAbstract: true, IsSealed: true } => "static",
        { IsAbstract: true } => "abstract",
        _ => "class",
    };
}
