namespace Infra.Catalogue;

/// <summary>Which minor versions were built for each other.</summary>
public static class VersionMatrix
{
    /// <summary>
    /// The minor version of the Gateway API that each minor version of NGINX Gateway Fabric is built for, newest first.
    /// Source: the table of technical specifications in the project's README.
    /// </summary>
    public static IReadOnlyList<(string NginxGatewayFabric, string GatewayApi)> GatewayApis { get; } =
    [
        ("2.7", "1.6"),
        ("2.6", "1.5"),
        ("2.5", "1.5"),
        ("2.4", "1.4"),
        ("2.3", "1.4"),
        ("2.2", "1.3"),
        ("2.1", "1.3"),
        ("2.0", "1.3"),
    ];

    /// <summary>The minor version of the Gateway API that a release of NGINX Gateway Fabric is built for.</summary>
    /// <param name="nginxGatewayFabric">The release, for example <c>2.6.7</c>.</param>
    /// <returns>The minor version, for example <c>1.5</c>; null when the release is not known here.</returns>
    public static string? GatewayApiOf(string nginxGatewayFabric) => GatewayApis
        .Where(pair => pair.NginxGatewayFabric == Minor(nginxGatewayFabric))
        .Select(pair => pair.GatewayApi)
        .FirstOrDefault();

    /// <summary>The minor version of a release.</summary>
    /// <param name="version">The release, with or without the letter v.</param>
    public static string Minor(string version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return string.Join('.', version.TrimStart('v').Split('.').Take(2));
    }
}
