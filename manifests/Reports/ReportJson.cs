using System.Text.Json.Serialization;

namespace Infra.Reports;

/// <summary>How checks and comparisons are written as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CheckJson))]
[JsonSerializable(typeof(DiffJson))]
[JsonSerializable(typeof(GraphJson))]
internal sealed partial class ReportJson : JsonSerializerContext;
