namespace Pulumi;

/// <summary>A configuration value is not of the type asked for.</summary>
internal sealed class ConfigTypeException(string key, string value, string type, Exception? cause)
    : RunException($"Configuration '{key}' value '{value}' is not a valid {type}", cause);
