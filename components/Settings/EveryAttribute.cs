namespace Infra.Components.Settings;

/// <summary>
/// On a required map whose keys are an enum: every member of the enum must be there, so that a new member cannot be forgotten in a stack
/// file.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EveryAttribute : Attribute;
