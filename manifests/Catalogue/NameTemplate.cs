namespace Infra.Catalogue;

/// <summary>A name that is made of an object's own: <c>{name}-rw</c>, <c>{spec.target.name|name}</c>.</summary>
internal sealed class NameTemplate
{
    private readonly IReadOnlyList<(string Text, IReadOnlyList<FieldPath> Fields)> _parts;

    public NameTemplate(string text)
    {
        _parts = [.. Parts(text)];
    }

    /// <summary>The names for an object: none where a field is missing, several where a list has several.</summary>
    public IEnumerable<string> Names(Manifest of, string space)
    {
        IEnumerable<string> names = [""];
        foreach (var (text, fields) in _parts)
        {
            if (fields.Count == 0)
            {
                names = names.Select(name => name + text);
                continue;
            }

            var values = fields.Select(field => Values(field, of, space)).FirstOrDefault(found => found.Count > 0) ?? [];
            names = names.SelectMany(name => values.Select(value => name + value));
        }

        return names;
    }

    private static List<string> Values(FieldPath field, Manifest of, string space) => field.Text switch
    {
        "name" => [of.Id.Name],
        "namespace" => [space],
        _ => [.. field.In(of.Tree).Select(found => (found.Value as ScalarNode)?.Value?.ToString()).OfType<string>()
            .Where(text => text.Length > 0)],
    };

    private static IEnumerable<(string, IReadOnlyList<FieldPath>)> Parts(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('{', at);
            var end = open < 0 ? text.Length : open;
            if (end > at)
                yield return (text[at..end], []);

            if (open < 0)
                yield break;

            var close = text.IndexOf('}', open);
            yield return ("", [.. text[(open + 1)..close].Split('|').Select(field => new FieldPath(field))]);
            at = close + 1;
        }
    }
}
