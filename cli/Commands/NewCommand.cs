using Infra.Commands.New;

namespace Infra.Commands;

/// <summary><c>infra new</c>: writes the start of a stack, a system, an application or a component.</summary>
internal static class NewCommand
{
    public static Command Create(CommandHost host) => new("new", "Write the start of a stack, a system, an application or a component.")
    {
        Stack(host),
        System(host),
        App(host),
        Component(host),
    };

    private static Command Stack(CommandHost host)
    {
        var name = Name("The name of the new stack.");
        var system = new Option<string?>("--system")
        {
            Description = "The system to build. Default: the only one there is.",
            HelpName = "system",
        };
        var attach = new Option<string?>("--attach")
        {
            Description = "The stack that owns the platform. Default: the stack has its own.",
            HelpName = "stack",
        };
        var from = new Option<string?>("--from")
        {
            Description =
                "The stack to copy, without its secrets and exemptions. Default: none; every required key is written without a value.",
            HelpName = "stack",
        };
        var command = new Command("stack", "Write the file of a new stack.") { name, system, attach, from };
        command.Validators.Add(result =>
        {
            if (result.GetValue(from) is not null && (result.GetValue(system) ?? result.GetValue(attach)) is not null)
                result.AddError("--from excludes --system and --attach.");
        });
        return Writing(host, command, (parsed, draft) =>
            NewStack.Write(host, draft, parsed.GetRequiredValue(name), parsed.GetValue(system), parsed.GetValue(attach),
                parsed.GetValue(from)));
    }

    private static Command System(CommandHost host)
    {
        var name = Name("The name of the new system, in lower case: gift-shop.");
        var stack = new Option<string?>("--stack")
        {
            Description = "A first stack of the system, with example values. Default: none.",
            HelpName = "stack",
        };
        var command = new Command("system", "Write a new system with one application.") { name, stack };
        return Writing(host, command, (parsed, draft) =>
            NewSystem.Write(host, draft, parsed.GetRequiredValue(name), parsed.GetValue(stack)));
    }

    private static Command App(CommandHost host)
    {
        var system = new Argument<string>("system") { Description = "The system that gets the application.", HelpName = "system" };
        var name = Name("The name of the new application, in lower case: gift-wrap.");
        var command = new Command("app", "Add an application to a system and to its stacks.") { system, name };
        return Writing(host, command, (parsed, draft) =>
            NewApp.Write(host, draft, parsed.GetRequiredValue(system), parsed.GetRequiredValue(name)));
    }

    private static Command Component(CommandHost host)
    {
        var capability = new Argument<string>("capability")
        {
            Description = "The folder of the component: Caches.",
            HelpName = "capability",
        };
        var name = Name("The name of the new component: Valkey.");
        var command = new Command("component", "Write a new component and its test.") { capability, name };
        return Writing(host, command, (parsed, draft) =>
            NewComponent.Write(host, draft, parsed.GetRequiredValue(capability), parsed.GetRequiredValue(name)));
    }

    private static Argument<string> Name(string description) => new("name") { Description = description, HelpName = "name" };

    private static Command Writing(CommandHost host, Command command, Action<ParseResult, Draft> write)
    {
        var dryRun = PromoteCommand.DryRun();
        command.Add(dryRun);
        command.SetAction(parsed =>
        {
            var draft = new Draft(host.WorkingDirectory);
            write(parsed, draft);
            draft.Finish(host.Screen, parsed.GetValue(dryRun));
            return ExitCodes.Fine;
        });
        return command;
    }
}
