using Infra.Policies;

namespace Infra.Components.Settings;

/// <summary>Settings of a stack that may be held to a policy.</summary>
public interface IPolicySettings
{
    /// <summary>The policy. Default: none.</summary>
    FinancialPolicy? FinancialPolicy { get; }

    /// <summary>
    /// Reports what breaks it in the settings themselves, for example that something is left out. What the stack makes is looked at apart,
    /// and all breaches are told at once.
    /// </summary>
    /// <param name="owner">The settings of the stack that this one stands on; null where there is none, or it is not known.</param>
    /// <param name="problems">Takes the problems, as in <see cref="IChecked.Check"/>.</param>
    void CheckPolicy(object? owner, Problems problems);
}
