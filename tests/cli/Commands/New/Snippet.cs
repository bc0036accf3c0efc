using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using YamlDotNet.RepresentationModel;

namespace Infra.Tests.Commands.New;

/// <summary>
/// A block of a page that says where it belongs: <c>```csharp stacks/Chocoletter/Workloads.cs</c>. C# members replace those of the same
/// name in the first class or record of that file, or join them; keys of YAML do so below <c>config:</c>.
/// </summary>
/// <param name="Language">csharp or yaml.</param>
/// <param name="File">The file.</param>
/// <param name="Text">The block.</param>
internal sealed record Snippet(string Language, string File, string Text)
{
    /// <summary>The file with the block in it.</summary>
    public string In(string file) => Language == "csharp" ? InCSharp(file) : InYaml(file);

    private string InCSharp(string file)
    {
        var root = CSharpSyntaxTree.ParseText(file).GetRoot();
        var type = root.DescendantNodes().OfType<TypeDeclarationSyntax>().First();
        var members = type.Members.ToList();
        foreach (var member in CSharpSyntaxTree.ParseText($"class Page\n{{\n{Text}}}\n").GetRoot().DescendantNodes()
            .OfType<TypeDeclarationSyntax>().Single().Members)
        {
            var index = members.FindIndex(known => Name(known) == Name(member));
            if (index < 0)
            {
                members.Add(member);
            }
            else
            {
                // The pages leave out what documents a member that stands in the file already.
                members[index] = member.HasStructuredTrivia ? member : member.WithLeadingTrivia(members[index].GetLeadingTrivia());
            }
        }

        return root.ReplaceNode(type, type.WithMembers(SyntaxFactory.List(members))).ToFullString();
    }

    private static string Name(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => $"{method.Identifier.Text}({method.ParameterList.Parameters.Count})",
        ConstructorDeclarationSyntax => "constructor",
        PropertyDeclarationSyntax property => property.Identifier.Text,
        _ => member.ToString(),
    };

    private string InYaml(string file)
    {
        var (whole, block) = (Load(file), Load(Text));
        Merge((YamlMappingNode)whole["config"], block);
        Prune((YamlMappingNode)whole["config"]);
        using var writer = new StringWriter();
        new YamlStream(new YamlDocument(whole)).Save(writer, assignAnchors: false);
        return writer.ToString();
    }

    private static YamlMappingNode Load(string text)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        return (YamlMappingNode)Assert.Single(yaml.Documents).RootNode;
    }

    private static void Merge(YamlMappingNode into, YamlMappingNode block)
    {
        foreach (var (key, value) in block.Children)
        {
            if (value is YamlMappingNode map && into.Children.TryGetValue(key, out var known) && known is YamlMappingNode inner)
                Merge(inner, map);
            else
                into.Children[key] = value;
        }
    }

    // A key without a value that the page does not fill is one that the stack leaves out.
    private static bool Prune(YamlMappingNode map)
    {
        foreach (var (key, value) in map.Children.ToList())
        {
            if (value is YamlScalarNode { Value: null or "" } || (value is YamlMappingNode { Children.Count: > 0 } inner && Prune(inner)))
                map.Children.Remove(key);
        }

        return map.Children.Count == 0;
    }
}
