namespace Infra.Settings;

/// <summary>The engine's commands for settings.</summary>
internal static class PulumiConfig
{
    /// <summary>The command that sets a value.</summary>
    /// <param name="path">The path below <c>infra:</c>.</param>
    public static string Set(string path, string stack) => $"pulumi config set{Option(path)} {Key(path)} <value> --stack {stack}";

    /// <summary>The command that encrypts a secret. It asks for the value, so that it does not end up in the shell's history.</summary>
    /// <param name="path">The path below <c>infra:</c>.</param>
    public static string SetSecret(string path, string stack) => $"pulumi config set --secret{Option(path)} {Key(path)} --stack {stack}";

    private static string Option(string path) => IsNested(path) ? " --path" : "";

    private static string Key(string path) => IsNested(path) ? $"'infra:{path}'" : $"infra:{path}";

    private static bool IsNested(string path) => SettingPath.Parent(path) is not null;
}
