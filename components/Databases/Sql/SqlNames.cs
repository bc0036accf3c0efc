namespace Infra.Components.Databases;

/// <summary>Names of SQL: in statements, in grants, and as parts of objects' names.</summary>
internal static class SqlNames
{
    /// <summary>The name as a part of an object's name, which may be empty.</summary>
    public static string Fold(string name) =>
        string.Concat(name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');

    /// <summary>A database in a statement.</summary>
    public static string Database(string name) => $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";

    /// <summary>A database in a grant, where <c>_</c> and <c>%</c> would stand for others as well.</summary>
    public static string Granted(string name) => Database(GrantedName(name));

    /// <summary>The same without quotes.</summary>
    public static string GrantedName(string name) =>
        name.Replace("_", @"\_", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal);

    /// <summary>A text in a statement.</summary>
    public static string Text(string text) =>
        $"'{text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>A user that may connect from anywhere.</summary>
    public static string User(string name) => $"{Text(name)}@'%'";
}
