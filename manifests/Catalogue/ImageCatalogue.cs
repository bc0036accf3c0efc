namespace Infra.Catalogue;

/// <summary>The images of servers and tools that components run by themselves, each at one exact version.</summary>
public static class ImageCatalogue
{
    /// <summary>The newest major version of PostgreSQL.</summary>
    public const int NewestPostgres = 18;

    /// <summary>The oldest major version of PostgreSQL.</summary>
    public const int OldestPostgres = 14;

    /// <summary>PostgreSQL 18 with what CloudNativePG needs.</summary>
    public static KnownImage Postgres18 { get; } = new("ghcr.io/cloudnative-pg/postgresql")
    {
        // renovate: datasource=docker depName=ghcr.io/cloudnative-pg/postgresql
        Tag = "18.4-system-trixie",
    };

    /// <summary>PostgreSQL 17.</summary>
    public static KnownImage Postgres17 { get; } = new("ghcr.io/cloudnative-pg/postgresql")
    {
        // renovate: datasource=docker depName=ghcr.io/cloudnative-pg/postgresql
        Tag = "17.10-system-trixie",
    };

    /// <summary>PostgreSQL 16.</summary>
    public static KnownImage Postgres16 { get; } = new("ghcr.io/cloudnative-pg/postgresql")
    {
        // renovate: datasource=docker depName=ghcr.io/cloudnative-pg/postgresql
        Tag = "16.14-system-trixie",
    };

    /// <summary>PostgreSQL 15.</summary>
    public static KnownImage Postgres15 { get; } = new("ghcr.io/cloudnative-pg/postgresql")
    {
        // renovate: datasource=docker depName=ghcr.io/cloudnative-pg/postgresql
        Tag = "15.18-system-trixie",
    };

    /// <summary>PostgreSQL 14, until November 2026.</summary>
    public static KnownImage Postgres14 { get; } = new("ghcr.io/cloudnative-pg/postgresql")
    {
        // renovate: datasource=docker depName=ghcr.io/cloudnative-pg/postgresql
        Tag = "14.23-system-trixie",
    };

    /// <summary>MariaDB, the series with long-term support until June 2028.</summary>
    public static KnownImage MariaDb { get; } = new("docker.io/library/mariadb")
    {
        // renovate: datasource=docker depName=docker.io/library/mariadb
        Tag = "11.8.9",
    };

    /// <summary>MySQL, the series with long-term support until April 2032.</summary>
    public static KnownImage MySql { get; } = new("docker.io/library/mysql")
    {
        // renovate: datasource=docker depName=docker.io/library/mysql
        Tag = "8.4.11",
    };

    /// <summary>Valkey, the continuation of Redis 7.2 under its old licence.</summary>
    public static KnownImage Valkey { get; } = new("docker.io/valkey/valkey")
    {
        // renovate: datasource=docker depName=docker.io/valkey/valkey
        Tag = "9.1.1",
    };

    /// <summary>RabbitMQ with its management pages. Only the newest minor version gets fixes without a contract.</summary>
    public static KnownImage RabbitMq { get; } = new("docker.io/library/rabbitmq")
    {
        // renovate: datasource=docker depName=docker.io/library/rabbitmq
        Tag = "4.3.4-management",
    };

    /// <summary>Elasticsearch. Kibana and Logstash have its version.</summary>
    public static KnownImage Elasticsearch { get; } = new("docker.elastic.co/elasticsearch/elasticsearch")
    {
        // renovate: datasource=docker depName=docker.elastic.co/elasticsearch/elasticsearch
        Tag = "9.4.3",
    };

    /// <summary>Fluent Bit, which takes logs and hands them on.</summary>
    public static KnownImage FluentBit { get; } = new("docker.io/fluent/fluent-bit")
    {
        // renovate: datasource=docker depName=docker.io/fluent/fluent-bit
        Tag = "5.0.9",
    };

    /// <summary>Garage, an object store.</summary>
    public static KnownImage Garage { get; } = new("docker.io/dxflrs/garage")
    {
        // renovate: datasource=docker depName=docker.io/dxflrs/garage
        Tag = "v2.4.1",
    };

    /// <summary>The Java that builds programs for Java 17.</summary>
    public static KnownImage Jdk17 { get; } = new("docker.io/library/eclipse-temurin")
    {
        // renovate: datasource=docker depName=docker.io/library/eclipse-temurin
        Tag = "17.0.17_10-jdk-jammy",
    };

    /// <summary>Zipkin, which shows where requests went.</summary>
    public static KnownImage Zipkin { get; } = new("docker.io/openzipkin/zipkin")
    {
        // renovate: datasource=docker depName=docker.io/openzipkin/zipkin
        Tag = "3.5.1",
    };

    /// <summary>rclone, which copies files into object stores and out of them.</summary>
    public static KnownImage Rclone { get; } = new("docker.io/rclone/rclone")
    {
        // renovate: datasource=docker depName=docker.io/rclone/rclone
        Tag = "1.75.1",
    };

    /// <summary>Python, for scripts that speak to an HTTP API.</summary>
    public static KnownImage Python { get; } = new("docker.io/library/python")
    {
        // renovate: datasource=docker depName=docker.io/library/python
        Tag = "3.14.7-alpine",
    };

    /// <summary>oauth2-proxy, which asks for a login in front of an application.</summary>
    public static KnownImage Oauth2Proxy { get; } = new("quay.io/oauth2-proxy/oauth2-proxy")
    {
        // renovate: datasource=docker depName=quay.io/oauth2-proxy/oauth2-proxy
        Tag = "v7.15.4",
    };

    /// <summary>BuildKit without root, which builds images.</summary>
    public static KnownImage BuildKit { get; } = new("docker.io/moby/buildkit")
    {
        // renovate: datasource=docker depName=docker.io/moby/buildkit
        Tag = "v0.34.1-rootless",
    };

    /// <summary>The command line of Docker, for builds that were allowed to use that of their node.</summary>
    public static KnownImage DockerCli { get; } = new("docker.io/library/docker")
    {
        // renovate: datasource=docker depName=docker.io/library/docker
        Tag = "29.8.1-cli",
    };

    /// <summary>git on Alpine, for scripts that change a repository.</summary>
    public static KnownImage Git { get; } = new("docker.io/alpine/git")
    {
        // renovate: datasource=docker depName=docker.io/alpine/git
        Tag = "v2.49.1",
    };

    /// <summary>Every image.</summary>
    public static IReadOnlyList<KnownImage> All { get; } =
        [
            Postgres18,
            Postgres17,
            Postgres16,
            Postgres15,
            Postgres14,
            MariaDb,
            MySql,
            Valkey,
            RabbitMq,
            Elasticsearch,
            FluentBit,
            Garage,
            Jdk17,
            Zipkin,
            Rclone,
            Python,
            Oauth2Proxy,
            BuildKit,
            DockerCli,
            Git,
        ];

    /// <summary>The image of a major version of PostgreSQL.</summary>
    /// <param name="major">The major version.</param>
    public static KnownImage Postgres(int major) => major switch
    {
        18 => Postgres18,
        17 => Postgres17,
        16 => Postgres16,
        15 => Postgres15,
        14 => Postgres14,
        _ => throw new ArgumentOutOfRangeException(nameof(major)),
    };
}

/// <summary>An image at one exact version.</summary>
/// <param name="Repository">The registry and the repository.</param>
public sealed record KnownImage(string Repository)
{
    /// <summary>The tag.</summary>
    public required string Tag { get; init; }

    /// <summary>The reference: repository and tag.</summary>
    public string Reference => $"{Repository}:{Tag}";
}
