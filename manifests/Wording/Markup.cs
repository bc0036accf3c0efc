using System.Xml;
using System.Xml.Linq;

namespace Infra.Wording;

/// <summary>Builds the elements of pages and pictures.</summary>
public static class Markup
{
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
}
