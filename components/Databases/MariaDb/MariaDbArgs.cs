namespace Infra.Components.Databases;

/// <summary>Arguments of <see cref="MariaDb"/>.</summary>
public sealed record MariaDbArgs : SqlServerArgs
{
    internal override SqlDialect Dialect => SqlDialect.MariaDb;
}
