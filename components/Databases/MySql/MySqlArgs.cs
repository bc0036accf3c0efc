namespace Infra.Components.Databases;

/// <summary>Arguments of <see cref="MySql"/>.</summary>
public sealed record MySqlArgs : SqlServerArgs
{
    internal override SqlDialect Dialect => SqlDialect.MySql;
}
