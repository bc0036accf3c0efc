using System.Text.Json.Serialization;

namespace Infra.Terminal;

/// <summary>How the shared shapes are written as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Import.ImportJson))]
[JsonSerializable(typeof(RefusalJson))]
internal sealed partial class TerminalJson : JsonSerializerContext;
