using System.Globalization;
using Infra.Components.Clusters;
using Infra.Components.Settings;
using Infra.Components.Validation;
using Infra.Diagnostics;

namespace Infra.Stacks.Settings;

/// <summary>Fixed ports of the nodes, to which a router or load balancer in front of them sends.</summary>
public sealed record NodePortSettings : IChecked
{
    /// <summary>The nodes' port for plain HTTP.</summary>
    [Range(30000, 32767)]
    public required int Http { get; init; }

    /// <summary>The nodes' port for HTTPS.</summary>
    [Range(30000, 32767)]
    public required int Https { get; init; }

    /// <inheritdoc/>
    public void Check(Problems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        if (Http == Https)
        {
            problems.Add(Codes.DuplicateName, "https", Https.ToString(CultureInfo.InvariantCulture), "two ports", "choose another one for HTTPS");
        }
    }

    /// <summary>As components take them.</summary>
    public LoadBalancing.NodePorts ToPorts() => new(Http, Https);
}
