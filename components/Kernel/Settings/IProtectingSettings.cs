namespace Infra.Components.Settings;

/// <summary>Settings that can take the protection of the whole stack away.</summary>
public interface IProtectingSettings
{
    /// <summary>Whether what components protect is protected. False reaches every resource of the stack.</summary>
    bool Protect { get; }
}
