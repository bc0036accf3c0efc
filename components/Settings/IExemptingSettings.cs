using Infra.Rules;

namespace Infra.Components.Settings;

/// <summary>Settings that exempt findings of <c>infra check</c>.</summary>
public interface IExemptingSettings
{
    /// <summary>The exemptions.</summary>
    IReadOnlyList<Exemption> Exemptions { get; }
}
