using System.Text.RegularExpressions;

namespace Infra.Commands.New;

/// <summary>The names that the user gives.</summary>
internal static partial class NewName
{
    private const string LabelForm = "at most 40 lower-case letters, digits and inner hyphens, first a letter, each hyphen before a letter";

    /// <summary>A name in lower case, <c>gift-shop</c>, as C# writes it: <c>GiftShop</c>.</summary>
    /// <exception cref="RefusedException">It is no such name.</exception>
    public static string InCSharp(string name, string what, string? where = null) => Label().IsMatch(name)
        ? string.Concat(name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]))
        : throw Wrong(name, where ?? $"infra new {what}", LabelForm, "write it like gift-shop");

    /// <summary>The name of a C# type.</summary>
    /// <exception cref="RefusedException">It is no such name.</exception>
    public static string OfType(string name, string what) => Type().IsMatch(name)
        ? name
        : throw Wrong(name, $"infra new {what}", "at most 40 letters and digits, first a capital letter", "write it like GiftShop");

    /// <summary>The name of a stack.</summary>
    /// <exception cref="RefusedException">It is no such name.</exception>
    public static string OfStack(string name, string where = "infra new stack") => Label().IsMatch(name)
        ? name
        : throw Wrong(name, where, LabelForm, "write it like staging");

    /// <summary>The name of a C# type in lower case: <c>gift-shop</c>.</summary>
    public static string InKebabCase(string name) => Hump().Replace(name, "-$0").ToLowerInvariant();

    /// <summary>What is said of a name that exists already: this alone, since what else is wrong follows from it.</summary>
    public static RefusedException Taken(string where, string name, string allowed) =>
        new(new Diagnostic(Codes.NameTaken, where, name, allowed, "choose another name"));

    private static RefusedException Wrong(string name, string where, string allowed, string fix) =>
        new(new Diagnostic(Codes.Name, where, SettingPath.Shown(name), allowed, fix));

    [GeneratedRegex("^(?=.{1,40}$)[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex("^[A-Z][A-Za-z0-9]{0,39}$", RegexOptions.CultureInvariant)]
    private static partial Regex Type();

    [GeneratedRegex("(?<=[a-z0-9])[A-Z]", RegexOptions.CultureInvariant)]
    private static partial Regex Hump();
}
