namespace Infra.Components.Settings;

/// <summary>Settings of a stack that may stand on what another stack owns.</summary>
public interface IGuestSettings
{
    /// <summary>The other stack. Default: null, the stack owns what it stands on.</summary>
    string? Owner { get; }

    /// <summary>The key below <c>infra:</c> that names it, for messages. Default: <c>platform</c>.</summary>
    string OwnerKey => "platform";

    /// <summary>Reports what does not fit to the owner's settings.</summary>
    /// <param name="owner">The settings of the owner, of whatever system.</param>
    /// <param name="problems">Takes the problems, as in <see cref="IChecked.Check"/>.</param>
    void CheckOwner(object owner, Problems problems);
}
