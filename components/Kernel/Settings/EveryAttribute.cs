namespace Infra.Components.Settings;

/// <summary>
/// Marks a required map with the keys of an enum: all members of the enum must be given, so that a stack file cannot forget a new one.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EveryAttribute : Attribute;
