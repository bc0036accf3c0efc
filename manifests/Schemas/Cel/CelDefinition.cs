namespace Infra.Schemas.Cel;

/// <summary>The rules of a CustomResourceDefinition, which a server compiles before it takes the definition.</summary>
internal static class CelDefinition
{
    /// <summary>Those that do not compile, each with its place and the reason.</summary>
    public static IReadOnlyList<(string Path, string Rule, string Problem)> Broken(MapNode definition)
    {
        var broken = new List<(string Path, string Rule, string Problem)>();
        foreach (var (version, path) in definition.Map("spec").Maps("versions", "spec"))
        {
            if (version.MapAt("schema", "openAPIV3Schema") is { } root)
                Visit(root, NodePath.Of(NodePath.Of(path, "schema"), "openAPIV3Schema"), isRoot: true, null, broken);
        }

        return broken;
    }

    // Along the tree, as most of its schemas carry no rules and need not be read.
    private static void Visit(MapNode tree, string path, bool isRoot, Schema? shape, List<(string Path, string Rule, string Problem)> broken)
    {
        if (tree.List("x-kubernetes-validations") is { } rules)
            Check(rules, NodePath.Of(path, "x-kubernetes-validations"), shape ?? SchemaDocument.Empty.Read(tree), isRoot, broken);

        foreach (var (key, value) in tree.Entries)
        {
            switch (key, value)
            {
                case ("properties", MapNode fields):
                    foreach (var (name, field) in fields.Entries)
                    {
                        if (field is MapNode inner)
                            Visit(inner, NodePath.Of(NodePath.Of(path, key), name), isRoot: false, null, broken);
                    }

                    break;
                case ("items" or "additionalProperties", MapNode inner):
                    Visit(inner, NodePath.Of(path, key), isRoot: false, null, broken);
                    break;
                case ("allOf", ListNode):
                    foreach (var (part, at) in tree.Maps(key, path))
                        Visit(part, at, isRoot, shape ?? SchemaDocument.Empty.Read(tree), broken);

                    break;
            }
        }
    }

    private static void Check(ListNode rules, string path, Schema schema, bool isRoot, List<(string Path, string Rule, string Problem)> broken)
    {
        for (var i = 0; i < rules.Items.Count; i++)
        {
            if (rules.Items[i] is not MapNode rule || CelType.Of(schema, isRoot) is not { } self)
                continue;

            foreach (var (key, type) in ((string, CelType)[])[("rule", CelType.Bool), ("messageExpression", CelType.String)])
            {
                if (rule.Text(key) is { } text && Problem(text, self, rule.IsTrue("optionalOldSelf"), type) is { } problem)
                    broken.Add((NodePath.Of(NodePath.Of(path, i), key), text, problem));
            }
        }
    }

    private static string? Problem(string text, CelType self, bool isOldSelfOptional, CelType type)
    {
        try
        {
            var expression = Parsing.Parse(text);
            TypeChecker.Check(expression, self, isOldSelfOptional, type);
            _ = new Compiler().Compile(expression);
            return null;
        }
        catch (CelException e)
        {
            return e.Message;
        }
    }
}
