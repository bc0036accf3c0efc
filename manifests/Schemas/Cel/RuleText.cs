namespace Infra.Schemas.Cel;

/// <summary>The rules that a CustomResourceDefinition carries, as they are written.</summary>
internal static class RuleText
{
    /// <summary>Those that do not compile, each with its place and the reason.</summary>
    public static IEnumerable<(string Path, string Rule, string Problem)> Broken(MapNode definition)
    {
        var rules = new List<(string Path, string Text)>();
        foreach (var (version, path) in definition.Map("spec").Maps("versions", "spec"))
        {
            NodePath.Walk(version, path, (at, key, value) =>
            {
                if (key == "x-kubernetes-validations" && value is ListNode)
                    rules.AddRange(Texts(value, at));
            });
        }

        foreach (var (path, text) in rules)
        {
            if (CelRule.Problem(text) is { } problem)
                yield return (path, text, problem);
        }
    }

    private static IEnumerable<(string Path, string Text)> Texts(Node list, string path)
    {
        var items = ((ListNode)list).Items;
        for (var i = 0; i < items.Count; i++)
        {
            foreach (var key in (string[])["rule", "messageExpression"])
            {
                if ((items[i] as MapNode)?.Text(key) is { } text)
                    yield return (NodePath.Of(NodePath.Of(path, i), key), text);
            }
        }
    }
}
