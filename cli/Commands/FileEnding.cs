using Infra.Wording;

namespace Infra.Commands;

/// <summary>The endings of files that a command writes: one of another kind would hold what its name does not say.</summary>
internal static class FileEnding
{
    /// <summary>Accepts these endings and none at all, as a device has.</summary>
    public static void Accept(Option<string?> option, params string[] endings) => option.Validators.Add(result =>
    {
        if (result.Tokens is [.., { Value: var file }] && Path.GetExtension(file) is { Length: > 0 } ending
            && !endings.Contains(ending, StringComparer.OrdinalIgnoreCase))
        {
            result.AddError(
                $"{option.Name} {SettingPath.Shown(file)} ends in {SettingPath.Shown(ending)}; this is written: {Words.OneOf(endings)}.");
        }
    });
}
