using System.Text.Json.Serialization;
using Infra.Adoption;
using Infra.Reports;

namespace Infra.Adopt;

/// <summary>An adoption as programs read it.</summary>
internal sealed record AdoptionJson(
    string Stack,
    string Cluster,
    IReadOnlyList<TakeoverJson> Objects,
    IReadOnlyList<ChartJson> Charts,
    IReadOnlyList<MissingJson> Missing,
    IReadOnlyList<UndoerJson> Undoers,
    IReadOnlyList<LeftJson> Left,
    IReadOnlyList<StepJson> Steps,
    IReadOnlyList<WalkJson> Walk,
    ImportJson Import,
    IReadOnlyList<string> Handover,
    IReadOnlyList<string> Notes)
{
    public static AdoptionJson Of(AdoptionPlan plan) => new(
        plan.Stack,
        plan.Cluster,
        [.. plan.Objects.Select(TakeoverJson.Of)],
        [.. plan.Charts.Select(chart => new ChartJson(chart.Release.Namespace, chart.Release.Name, chart.IsRelease, chart.InstalledBy))],
        [.. plan.Missing.Select(part => new MissingJson(part.What, part.Needs, part.Fix))],
        [.. plan.Undoers.Select(UndoerJson.Of)],
        [.. plan.Left.Select(left => new LeftJson(left.On.Id.ToString(), left.Acts, left.Command))],
        [.. plan.Steps.Select(step => new StepJson(step.Title, step.Why, step.Stack, step.Settings, step.Commands))],
        [.. plan.Walk.Select((step, index) => new WalkJson(AdoptionWords.Name(step, index),
            [.. step.Hosts.Select(host => new HostJson(host.Host, host.Protocol, host.By, host.Why))],
            [.. step.LostOf(plan.Walk[0].Hosts).Select(host => $"{host.Host} ({host.Protocol})")]))],
        plan.Import,
        plan.Handovers,
        plan.Notes);
}

/// <summary>What becomes of an object, in <see cref="AdoptionJson"/>.</summary>
internal sealed record TakeoverJson(
    string Object,
    string Takeover,
    ItemDiffJson? Change,
    IReadOnlyList<ConflictJson> Conflicts,
    IReadOnlyList<string> Replaced,
    IReadOnlyList<string> Immutable,
    IReadOnlyList<RefusedJson> Refused,
    IReadOnlyList<string> Stays)
{
    public static TakeoverJson Of(Takeover takeover) => new(
        takeover.Own.Id.ToString(),
        takeover.Kind.ToString().ToLowerInvariant(),
        takeover.Change is { } change ? ItemDiffJson.Of(change) : null,
        [.. takeover.Conflicts.Select(conflict => new ConflictJson(conflict.Manager.Name, conflict.Path, conflict.Manager.IsTakenOver))],
        takeover.Replaced,
        takeover.Immutable,
        [.. takeover.Refused.Select(refusal => new RefusedJson(refusal.Path, refusal.Reason))],
        takeover.Stays);
}

/// <summary>A conflict, in <see cref="AdoptionJson"/>.</summary>
internal sealed record ConflictJson(string Manager, string Field, bool TakenOver);

/// <summary>What a server refuses, in <see cref="AdoptionJson"/>.</summary>
internal sealed record RefusedJson(string Field, string Reason);

/// <summary>A Helm release, in <see cref="AdoptionJson"/>.</summary>
internal sealed record ChartJson(string? Namespace, string Name, bool Imported, string? InstalledBy);

/// <summary>What is missing, in <see cref="AdoptionJson"/>.</summary>
internal sealed record MissingJson(string What, string Needs, string Fix);

/// <summary>What would undo it, in <see cref="AdoptionJson"/>.</summary>
internal sealed record UndoerJson(
    string Object, int Objects, IReadOnlyList<string> Charts, bool SelfHeals, bool Prunes, string? MadeBy, IReadOnlyList<string> Commands)
{
    public static UndoerJson Of(Undoer undoer) => new(
        undoer.On.Id.ToString(), undoer.Objects, undoer.Charts, undoer.SelfHeals, undoer.Prunes, undoer.MadeBy, undoer.Commands);
}

/// <summary>What stays, in <see cref="AdoptionJson"/>.</summary>
internal sealed record LeftJson(string Object, string? Acts, string Command);

/// <summary>A step, in <see cref="AdoptionJson"/>.</summary>
internal sealed record StepJson(string Title, string Why, string? Stack, string? Settings, IReadOnlyList<string> Commands);

/// <summary>A deployment and its hosts, in <see cref="AdoptionJson"/>.</summary>
internal sealed record WalkJson(string After, IReadOnlyList<HostJson> Hosts, IReadOnlyList<string> Lost);

/// <summary>A host, in <see cref="AdoptionJson"/>.</summary>
internal sealed record HostJson(string Host, string Protocol, IReadOnlyList<string> By, string? Why);

/// <summary>How adoptions are written as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AdoptionJson))]
[JsonSerializable(typeof(ImportJson))]
internal sealed partial class AdoptionJsonContext : JsonSerializerContext;
