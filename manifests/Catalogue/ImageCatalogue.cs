namespace Infra.Catalogue;

/// <summary>The images of servers that components run by themselves, each at one exact version.</summary>
public static class ImageCatalogue
{
    /// <summary>oauth2-proxy, which asks for a login in front of an application.</summary>
    // renovate: datasource=docker depName=quay.io/oauth2-proxy/oauth2-proxy
    public const string Oauth2Proxy = "quay.io/oauth2-proxy/oauth2-proxy:v7.15.4";

    /// <summary>BuildKit without root, which builds images.</summary>
    // renovate: datasource=docker depName=docker.io/moby/buildkit
    public const string BuildKit = "docker.io/moby/buildkit:v0.34.1-rootless";

    /// <summary>git on Alpine, for scripts that change a repository.</summary>
    // renovate: datasource=docker depName=docker.io/alpine/git
    public const string Git = "docker.io/alpine/git:v2.49.1";

    /// <summary>PostgreSQL 18 with what CloudNativePG needs.</summary>
    // renovate: datasource=docker depName=ghcr.io/cloudnative-pg/postgresql
    public const string Postgres18 = "18.4-system-trixie";

    /// <summary>PostgreSQL 17.</summary>
    // renovate: datasource=docker depName=ghcr.io/cloudnative-pg/postgresql
    public const string Postgres17 = "17.10-system-trixie";

    /// <summary>PostgreSQL 16.</summary>
    // renovate: datasource=docker depName=ghcr.io/cloudnative-pg/postgresql
    public const string Postgres16 = "16.14-system-trixie";

    /// <summary>PostgreSQL 15.</summary>
    // renovate: datasource=docker depName=ghcr.io/cloudnative-pg/postgresql
    public const string Postgres15 = "15.18-system-trixie";

    /// <summary>PostgreSQL 14, until November 2026.</summary>
    // renovate: datasource=docker depName=ghcr.io/cloudnative-pg/postgresql
    public const string Postgres14 = "14.23-system-trixie";

    /// <summary>The repository of PostgreSQL's images.</summary>
    public const string PostgresRepository = "ghcr.io/cloudnative-pg/postgresql";

    /// <summary>The newest major version of PostgreSQL.</summary>
    public const int NewestPostgres = 18;

    /// <summary>The oldest major version of PostgreSQL.</summary>
    public const int OldestPostgres = 14;

    /// <summary>MariaDB, the series with long-term support until June 2028.</summary>
    // renovate: datasource=docker depName=docker.io/library/mariadb
    public const string MariaDb = "docker.io/library/mariadb:11.8.9";

    /// <summary>MySQL, the series with long-term support until April 2032.</summary>
    // renovate: datasource=docker depName=docker.io/library/mysql
    public const string MySql = "docker.io/library/mysql:8.4.11";

    /// <summary>Valkey, the continuation of Redis 7.2 under its old licence.</summary>
    // renovate: datasource=docker depName=docker.io/valkey/valkey
    public const string Valkey = "docker.io/valkey/valkey:9.1.1";

    /// <summary>Garage, an object store.</summary>
    // renovate: datasource=docker depName=docker.io/dxflrs/garage
    public const string Garage = "docker.io/dxflrs/garage:v2.4.1";

    /// <summary>rclone, which copies files into object stores and out of them.</summary>
    // renovate: datasource=docker depName=docker.io/rclone/rclone
    public const string Rclone = "docker.io/rclone/rclone:1.75.1";

    /// <summary>Python, for scripts that speak to an HTTP API.</summary>
    // renovate: datasource=docker depName=docker.io/library/python
    public const string Python = "docker.io/library/python:3.14.7-alpine";

    /// <summary>The image of a major version of PostgreSQL.</summary>
    /// <param name="major">The major version.</param>
    public static string Postgres(int major) => $"{PostgresRepository}:" + major switch
    {
        18 => Postgres18,
        17 => Postgres17,
        16 => Postgres16,
        15 => Postgres15,
        14 => Postgres14,
        _ => throw new ArgumentOutOfRangeException(nameof(major)),
    };
}
