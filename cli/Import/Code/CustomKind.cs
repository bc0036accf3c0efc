using System.Reflection;
using System.Reflection.Emit;
using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Import.Code;

/// <summary>
/// The args class of a kind that the Kubernetes package has no class for. The written program gets it as a file; for the proof it is made
/// in memory.
/// </summary>
internal sealed class CustomKind
{
    private static readonly ModuleBuilder s_module = AssemblyBuilder
        .DefineDynamicAssembly(new AssemblyName("Infra.Import.Kinds"), AssemblyBuilderAccess.Run).DefineDynamicModule("Kinds");

    private static readonly Lock s_gate = new();

    private static int _made;

    /// <summary>Makes the class.</summary>
    /// <param name="apiVersion">The API version.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="className">The name of the class.</param>
    /// <param name="objects">The objects of the kind, which say what members there are.</param>
    public CustomKind(string apiVersion, string kind, string className, IEnumerable<MapNode> objects)
    {
        ApiVersion = apiVersion;
        Kind = kind;
        ClassName = className;
        Members = objects.SelectMany(tree => tree.Entries)
            .Where(entry => entry.Key is not ("apiVersion" or "kind" or "metadata") && entry.Value is not ScalarNode { Value: null })
            .GroupBy(entry => entry.Key, StringComparer.Ordinal)
            .OrderBy(group => group.Key, KeyOrder.Instance)
            .Select(group => (group.Key, Identifiers.Pascal(group.Key), Common(group.Select(entry => TypeOf(entry.Value)))))
            .ToList();
        Args = Make();
    }

    public string ApiVersion { get; }

    public string Kind { get; }

    /// <summary>The name of the class in the written program.</summary>
    public string ClassName { get; }

    /// <summary>The members beside the metadata.</summary>
    public IReadOnlyList<(string Wire, string Name, Type Type)> Members { get; }

    /// <summary>The class in memory.</summary>
    public Type Args { get; }

    /// <summary>The constructor of the resource.</summary>
    public static ConstructorInfo Resource { get; } = typeof(Pulumi.Kubernetes.ApiExtensions.CustomResource).GetConstructors()
        .Single(made => made.GetParameters() is [_, { ParameterType: var args }, ..] && args == typeof(CustomResourceArgs));

    private static Type Common(IEnumerable<Type> types) => types.Distinct().ToList() is [var only] ? only : typeof(Input<object>);

    private static Type TypeOf(Node node) => node switch
    {
        MapNode => typeof(InputMap<object>),
        ListNode => typeof(InputList<object>),
        ScalarNode { Value: bool } => typeof(Input<bool>),
        ScalarNode { Value: long } => typeof(Input<int>),
        ScalarNode { Value: double } => typeof(Input<double>),
        _ => typeof(Input<string>),
    };

    private Type Make()
    {
        lock (s_gate)
        {
            var type = s_module.DefineType(string.Create(CultureInfo.InvariantCulture, $"Kind{_made++}.{ClassName}"),
                TypeAttributes.Public | TypeAttributes.Sealed, typeof(CustomResourceArgs));
            var input = typeof(InputAttribute).GetConstructors().Single();
            foreach (var (wire, name, member) in Members)
            {
                type.DefineField(name, member, FieldAttributes.Public)
                    .SetCustomAttribute(new CustomAttributeBuilder(input, [wire, false, false]));
            }

            var code = type.DefineConstructor(MethodAttributes.Public, CallingConventions.HasThis, []).GetILGenerator();
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(OpCodes.Ldstr, ApiVersion);
            code.Emit(OpCodes.Ldstr, Kind);
            code.Emit(OpCodes.Call, typeof(CustomResourceArgs).GetConstructor(
                BindingFlags.Instance | BindingFlags.NonPublic, [typeof(string), typeof(string)])!);
            code.Emit(OpCodes.Ret);
            return type.CreateType();
        }
    }
}
