using System.Text;

namespace Infra.Sdk.Generator;

/// <summary>Writes functions: the awaited form with plain args, the Output form with Inputs, and their result.</summary>
internal sealed class FunctionWriter(Package package, Names names)
{
    private readonly ArgsWriter _args = new(names);
    private readonly OutputWriter _outputs = new(names);

    public void Write(StringBuilder code, FunctionFacts function)
    {
        var fullName = $"{package.Name}.{function.Class}";
        var name = Names.Last(function.Class);
        var (mark, initial, fallback) = function.ArgsRequired ? ("", "", "") : ("?", " = null", $" ?? new {name}");
        string Args(string kind) => function.ArgsRequired ? "args" : $"args{fallback}{kind}()";

        code.Append($$"""
            namespace {{Names.Namespace(fullName)}} {
            public static class {{name}}
            {
                public static global::System.Threading.Tasks.Task<{{name}}Result> InvokeAsync({{name}}Args{{mark}} args{{initial}}, global::Pulumi.InvokeOptions? options = null)
                    => global::Pulumi.Deployment.Instance.InvokeAsync<{{name}}Result>("{{function.Token}}", {{Args("Args")}}, Utilities.WithDefaults(options));
                public static global::Pulumi.Output<{{name}}Result> Invoke({{name}}InvokeArgs{{mark}} args{{initial}}, global::Pulumi.InvokeOptions? options = null)
                    => global::Pulumi.Deployment.Instance.Invoke<{{name}}Result>("{{function.Token}}", {{Args("InvokeArgs")}}, Utilities.WithDefaults(options));
                public static global::Pulumi.Output<{{name}}Result> Invoke({{name}}InvokeArgs args, global::Pulumi.InvokeOutputOptions options)
                    => global::Pulumi.Deployment.Instance.Invoke<{{name}}Result>("{{function.Token}}", {{Args("InvokeArgs")}}, Utilities.WithDefaults(options));
            }
            }

            """);
        _args.WritePlain(code, fullName + "Args", function.Inputs);
        _args.Write(code, fullName + "InvokeArgs", "global::Pulumi.InvokeArgs", function.Inputs);
        _outputs.Write(code, fullName + "Result", function.Outputs);
    }
}
