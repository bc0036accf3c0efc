using System.Globalization;
using System.Net;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Infra.Pages;

/// <summary>A web page in one file: its styles and its script are in it, and it may load nothing.</summary>
public static class HtmlPage
{
    /// <summary>Writes a page.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="styles">The styles beside those of every page.</param>
    /// <param name="body">What is in the body.</param>
    public static string Write(string title, string styles, params IReadOnlyList<XElement> body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var script = Asset("page.js");
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.Append(CultureInfo.InvariantCulture,
            $"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; script-src 'sha256-{Hash(script)}'\">\n");
        page.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<link rel=\"icon\" href=\"data:,\">\n");
        page.Append(CultureInfo.InvariantCulture, $"<title>{WebUtility.HtmlEncode(title)}</title>\n<style>\n{Asset("page.css")}{styles}\n</style>\n</head>\n<body>\n");
        foreach (var element in body)
        {
            page.Append(element.ToString(SaveOptions.DisableFormatting).ReplaceLineEndings("\n")).Append('\n');
        }

        return page.Append(CultureInfo.InvariantCulture, $"<script>{script}</script>\n</body>\n</html>\n").ToString();
    }

    /// <summary>An element. Without content it still has an end, as HTML wants.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="content">Its attributes, texts and elements.</param>
    public static XElement Element(string name, params ReadOnlySpan<object?> content)
    {
        var element = new XElement(name);
        foreach (var part in content)
        {
            element.Add(part is string text ? Text(text) : part);
        }

        if (element.IsEmpty && name is not ("input" or "br" or "hr" or "meta" or "link" or "img"))
        {
            element.Value = "";
        }

        return element;
    }

    /// <summary>An attribute.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public static XAttribute With(string name, string value) => new(name, Text(value));

    /// <summary>A text as XML takes it: names in files are anything, control characters too.</summary>
    /// <param name="text">The text.</param>
    public static string Text(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.All(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)) ? text : string.Concat(text.Select(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c) ? c : '\uFFFD'));
    }

    private static string Hash(string script) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)));

    private static string Asset(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Infra.Pages.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
