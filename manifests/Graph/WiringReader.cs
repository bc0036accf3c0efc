using Infra.Graph.Reading;
using Infra.Rules;

namespace Infra.Graph;

/// <summary>Reads what is connected with what from the objects of a stack, or of anybody.</summary>
public static class WiringReader
{
    /// <summary>Reads the wiring.</summary>
    /// <param name="subject">What it is the picture of, for people.</param>
    /// <param name="input">The objects, and what they may refer to.</param>
    public static Wiring Read(string subject, CheckInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var builder = new WiringBuilder(new ManifestSet(input));
        var pods = new PodParts(builder);
        pods.Read();
        Requests.Read(builder, pods);
        PodNeeds.Read(builder, pods);
        AllowedFlows.Read(builder, pods);
        SecretOrigins.Read(builder);
        ChartParts.Read(builder);
        CloudParts.Read(builder);
        return builder.Build(subject);
    }
}
