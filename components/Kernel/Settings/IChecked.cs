namespace Infra.Components.Settings;

/// <summary>
/// Arguments or settings with rules about how their values fit together. A component's constructor and the binding of a stack file run the
/// same check, of nested records too, as soon as every single value of the record is right.
/// </summary>
public interface IChecked
{
    /// <summary>Reports every broken rule. References to components may be missing: a stack file cannot give them.</summary>
    /// <param name="problems">Takes the problems; it is given the names of members, <c>nameof(Port)</c>, and paths below them.</param>
    void Check(Problems problems);
}
