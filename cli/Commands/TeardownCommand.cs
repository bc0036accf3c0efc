using System.Text.Json.Serialization;
using Infra.Reports;
using Infra.Wording;
using Spectre.Console;

namespace Infra.Commands;

/// <summary><c>infra teardown</c>: what destroying a stack needs first, and what it leaves.</summary>
internal static class TeardownCommand
{
    public static Command Create(CommandHost host)
    {
        var stack = host.StackArgument();
        var json = CommandHost.JsonOption();
        var command = new Command("teardown",
            "List what `pulumi destroy` would refuse to delete and what it leaves, in the order in which to go.") { stack, json };
        command.SetAction((parsed, cancellation) => RunAsync(host, parsed.GetRequiredValue(stack), parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(CommandHost host, string stack, bool json, CancellationToken cancellation)
    {
        var (result, _, settings, project) = await host.RunStackInContextAsync(stack, cancellation).ConfigureAwait(false);
        var guests = project.StackNames.Where(other => OwnerOf(project, other) == stack).ToList();
        var plan = Teardown.Of(result, project.ShownFile(stack), guests, settings.Values is IProtectingSettings { Protect: true });
        if (json)
            host.Screen.Json(plan, TeardownJsonContext.Default.TeardownJson);
        else
            Print(host.Screen, plan, settings.Values is IProtectingSettings);

        return ExitCodes.Fine;
    }

    private static string? OwnerOf(Project project, string stack)
    {
        try
        {
            return project.Bind(stack).Values is IGuestSettings guest ? guest.Owner : null;
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    private static void Print(Screen screen, TeardownJson plan, bool hasSwitch)
    {
        var step = 0;
        void Step(string text) =>
            screen.Write(new Paragraph().Append($"{(++step).ToString(CultureInfo.InvariantCulture)}. ", Styles.Strong).Append(text + "\n"));
        void List(IEnumerable<TeardownPart> parts)
        {
            foreach (var part in parts)
            {
                screen.Write(new Padder(new Text(part.Resource)).Padding(5, 0, 0, 0));
                // Never wrapped: it is copied.
                if (part.Delete.Length > 0)
                    screen.Line($"       {part.Delete}");
            }
        }

        foreach (var guest in plan.Guests)
            Step($"Destroy {guest}, which is attached to {plan.Stack}: infra teardown {guest}");

        if (plan.Refused.Count > 0)
        {
            var how = hasSwitch ? $"set infra:protect to false in {plan.File}, then pulumi up --stack {plan.Stack}"
                : $"pulumi state unprotect --all --stack {plan.Stack}";
            Step($"{Words.Count(plan.Refused.Count, "resource")} would be refused: {how}");
            List(plan.Refused);
        }

        Step($"pulumi destroy --stack {plan.Stack}");
        if (plan.Stays.Count > 0)
        {
            Step("This stays, with its data, until it is deleted for good:");
            List(plan.Stays);
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TeardownJson))]
internal sealed partial class TeardownJsonContext : JsonSerializerContext;
