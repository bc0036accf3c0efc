namespace Infra.Components.Settings;

/// <summary>Settings that say which findings of <c>infra check</c> somebody decided to live with.</summary>
public interface IExemptingSettings
{
    /// <summary>The exemptions.</summary>
    IReadOnlyList<ExemptionSettings> Exemptions { get; }

    /// <summary>Whether the stack serves real users, so that some warnings are errors. Default: yes.</summary>
    bool Production => true;
}
