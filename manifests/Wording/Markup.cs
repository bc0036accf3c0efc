using System.Xml.Linq;

namespace Infra.Wording;

/// <summary>Builds the elements of pages and pictures.</summary>
internal static class Markup
{
    /// <summary>An element. Without content it still has an end, as HTML wants.</summary>
    public static XElement Element(string name, params ReadOnlySpan<object?> content)
    {
        var element = new XElement(name);
        foreach (var part in content)
            element.Add(part is string text ? Text(text) : part);

        if (element.IsEmpty && name is not ("input" or "br" or "hr" or "meta" or "link" or "img"))
            element.Value = "";

        return element;
    }

    public static XAttribute With(string name, string value) => new(name, Text(value));

    /// <summary>A text as pages and pictures take it: names in files are anything, control characters too.</summary>
    public static string Text(string text) => Printable.Lines(text);
}
