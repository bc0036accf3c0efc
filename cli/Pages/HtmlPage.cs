using System.Net;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace Infra.Pages;

/// <summary>A web page in one file: its styles and its script are in it, and it may load nothing.</summary>
internal static class HtmlPage
{
    /// <summary>Writes a page.</summary>
    public static string Write(string title, string styles, params IReadOnlyList<XElement> body)
    {
        var script = Asset("page.js");
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.Append(CultureInfo.InvariantCulture,
            $"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; script-src 'sha256-{Hash(script)}'\">\n");
        page.Append(
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<link rel=\"icon\" href=\"data:,\">\n");
        page.Append(CultureInfo.InvariantCulture,
            $"<title>{WebUtility.HtmlEncode(title)}</title>\n<style>\n{Asset("page.css")}{styles}\n</style>\n</head>\n<body>\n");
        foreach (var element in body)
            page.Append(element.ToString(SaveOptions.DisableFormatting).ReplaceLineEndings("\n")).Append('\n');

        return page.Append(CultureInfo.InvariantCulture, $"<script>{script}</script>\n</body>\n</html>\n").ToString();
    }

    private static string Hash(string script) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)));

    private static string Asset(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Infra.Pages.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
