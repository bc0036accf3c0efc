using System.Text.RegularExpressions;
using static Infra.Schemas.Cel.Define;

namespace Infra.Schemas.Cel;

/// <summary>Forms of texts that have a name.</summary>
internal static partial class Formats
{
    private const string LabelProblem = "not a DNS label: lower-case letters, digits and hyphens, with a letter or digit at both ends";

    private const string SubdomainProblem = "not a DNS name: labels of lower-case letters, digits and hyphens, with dots between them";

    private const string ServiceProblem = "not a DNS label of a service: lower-case letters, digits and hyphens, with a letter first";

    private const string ValueProblem = "not the value of a label: letters, digits, '-', '_' and '.', with a letter or digit at both ends";

    private const string NameProblem =
        "not a qualified name: letters, digits, '-', '_' and '.', behind a DNS name and '/' where there is a prefix";

    private static readonly Dictionary<string, NamedFormat> Named = new NamedFormat[]
    {
        new("dns1123Label", text => Check(text, 63, Label(), LabelProblem)),
        new("dns1123LabelPrefix", text => Check(Prefix(text), 63, Label(), LabelProblem)),
        new("dns1123Subdomain", text => Check(text, 253, Subdomain(), SubdomainProblem)),
        new("dns1123SubdomainPrefix", text => Check(Prefix(text), 253, Subdomain(), SubdomainProblem)),
        new("dns1035Label", text => Check(text, 63, Service(), ServiceProblem)),
        new("dns1035LabelPrefix", text => Check(Prefix(text), 63, Service(), ServiceProblem)),
        new("qualifiedName", QualifiedName),
        new("labelValue", text => Check(text, 63, LabelValue(), ValueProblem)),
        new("uri", text => Url.Parse(text) is null ? "not a URI" : null),
        new("uuid", text => Uuid().IsMatch(text) ? null : "not a UUID"),
        new("byte", text => text.Length > 0 && Convert.TryFromBase64String(text, new byte[text.Length], out _) ? null : "not base64"),
        new("date", text => Timestamp.ParseDate(text) is Failure ? "not a date" : null),
        new("datetime", text => Timestamp.Parse(text) is Failure ? "not a moment" : null),
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
        text.Length > most ? string.Create(CultureInfo.InvariantCulture, $"must be no more than {most} bytes")
            : form.IsMatch(text) ? null : problem;

    private static string? QualifiedName(string text)
    {
        var parts = text.Split('/');
        return parts.Length > 2 ? NameProblem : Check(parts[^1], 63, Part(), NameProblem)
            ?? (parts.Length == 2 ? Check(parts[0], 253, Subdomain(), NameProblem) : null);
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
