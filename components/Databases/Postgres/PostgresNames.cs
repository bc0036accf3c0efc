namespace Infra.Components.Databases;

/// <summary>The names of what is made of a database's parts.</summary>
internal static class PostgresNames
{
    /// <summary>A name of SQL as a part of an object's name.</summary>
    public static string Fold(string name) => name.ToLowerInvariant().Replace('_', '-').Trim('-');

    /// <summary>The name of an object of a part: <c>postgres-caring-note</c>.</summary>
    public static string Of(string cluster, string part) => Names.Fit($"{cluster}-{Fold(part)}");
}
