namespace Infra.Components.Secrets;

internal static class SecretChecks
{
    /// <summary>Checks that a value was encrypted in the settings, and is one.</summary>
    public static void AddSecret(this Problems problems, string argument, SecretValue value)
    {
        problems.AddIf(value.IsPlain, Codes.PlainSecret, argument, null, "a value from encrypted settings",
            "take it from the settings, where `pulumi config set --secret` writes it, and replace what was written in plain text");
        problems.AddIf(value.IsEmpty, Codes.Empty, argument, null, "a secret that is not empty", "set it again");
    }
}
