using System.Text.Encodings.Web;
using System.Text.Json;

namespace Infra.Components.Networks;

/// <summary>
/// What a machine is told at its first start: user data of cloud-init, written as JSON, which is YAML too. It holds no secret, since
/// everything on the machine can read it.
/// </summary>
internal static class CloudConfig
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A machine that people reach by key only, never as root. A bastion passes connections on to other machines.</summary>
    public static string Text(IReadOnlyList<string> authorizedKeys, bool passesOn) =>
        "#cloud-config\n" + JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["disable_root"] = true,
            ["ssh_pwauth"] = false,
            ["ssh_authorized_keys"] = authorizedKeys,
            ["package_update"] = true,
            ["package_upgrade"] = true,
            // cloud-init runs before the SSH server starts, which therefore reads this at once.
            ["write_files"] = new[]
        {
            new Dictionary<string, object>
            {
                ["path"] = "/etc/ssh/sshd_config.d/10-hardening.conf",
                ["permissions"] = "0644",
                ["content"] = string.Join('\n',
                    "PermitRootLogin no",
                    "PasswordAuthentication no",
                    "KbdInteractiveAuthentication no",
                    "AllowAgentForwarding no",
                    "X11Forwarding no",
                    "PermitTunnel no",
                    $"AllowTcpForwarding {(passesOn ? "local" : "no")}",
                    ""),
            },
        },
        }, Json) + "\n";
}
