using System.Text.RegularExpressions;
using static Infra.Schemas.Cel.Define;

namespace Infra.Schemas.Cel;

/// <summary>Forms of texts that have a name.</summary>
internal static partial class Formats
{
    private const string LabelProblem = "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an "
        + "alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";

    private const string SubdomainProblem = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end "
        + "with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

    private const string ServiceProblem = "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end "
        + "with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";

    private static readonly Dictionary<string, NamedFormat> Named = new NamedFormat[]
    {
        new("dns1123Label", text => Check(text, 63, Label(), LabelProblem)),
        new("dns1123LabelPrefix", text => Check(Prefix(text), 63, Label(), LabelProblem)),
        new("dns1123Subdomain", text => Check(text, 253, Subdomain(), SubdomainProblem)),
        new("dns1123SubdomainPrefix", text => Check(Prefix(text), 253, Subdomain(), SubdomainProblem)),
        new("dns1035Label", text => Check(text, 63, Service(), ServiceProblem)),
        new("dns1035LabelPrefix", text => Check(Prefix(text), 63, Service(), ServiceProblem)),
        new("qualifiedName", QualifiedName),
        new("labelValue", text => Check(text, 63, LabelValue(), "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and "
            + "must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is "
            + "'(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')")),
        new("uri", text => Url.Parse(text) is null ? "invalid URI for request" : null),
        new("uuid", text => Uuid().IsMatch(text) ? null : "does not match the UUID format"),
        new("byte", text => text.Length > 0 && Convert.TryFromBase64String(text, new byte[text.Length], out _) ? null : "invalid base64"),
        new("date", text => Timestamp.ParseDate(text) is Failure ? "invalid date" : null),
        new("datetime", text => Timestamp.Parse(text) is Failure ? "invalid datetime" : null),
    }.ToDictionary(format => format.Name, StringComparer.Ordinal);

    public static IEnumerable<Overload> All { get; } =
    [
        Global<string>("format.named", CelType.OptionalOf(CelType.NamedFormat), (_, name) => new Optional(Named.GetValueOrDefault(name))),
        .. Named.Values.Select(format => Global("format." + format.Name, CelType.NamedFormat, () => format)),
        Member<NamedFormat, string>("validate", CelType.OptionalOf(CelType.List(CelType.String)), (frame, format, text) =>
        {
            frame.PayText(text.Length);
            return format.Problem(text) is { } problem ? new Optional(new Sequence([problem])) : Optional.None;
        }),
    ];

    // A name that the server puts something behind may end in what a name may not.
    private static string Prefix(string text) => text.Length > 1 && text.EndsWith('-') ? text[..^1] + "a" : text;

    private static string? Check(string text, int most, Regex form, string problem) =>
        text.Length > most ? string.Create(CultureInfo.InvariantCulture, $"must be no more than {most} bytes") : form.IsMatch(text) ? null : problem;

    private static string? QualifiedName(string text)
    {
        var parts = text.Split('/');
        if (parts.Length > 2)
            return "a qualified name must consist of alphanumeric characters, '-', '_' or '.', with an optional DNS subdomain prefix and '/'";

        var name = Check(parts[^1], 63, Part(), "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character");
        return name ?? (parts.Length == 2 ? Check(parts[0], 253, Subdomain(), "prefix part " + SubdomainProblem) : null);
    }

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Subdomain();

    [GeneratedRegex(@"^[a-z]([-a-z0-9]*[a-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Service();

    [GeneratedRegex(@"^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]\z", RegexOptions.CultureInvariant)]
    private static partial Regex Part();

    [GeneratedRegex(@"^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex LabelValue();

    [GeneratedRegex(@"^[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Uuid();
}
