namespace Infra.Components.Settings;

/// <summary>Settings with rules about how their values fit together. The rules run after every single value has been bound.</summary>
public interface ICheckedSettings
{
    /// <summary>Reports every broken rule.</summary>
    /// <param name="problems">Takes the problems, with paths relative to these settings.</param>
    void Check(SettingsProblems problems);
}
