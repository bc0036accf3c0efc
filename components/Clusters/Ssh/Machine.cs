using Pulumi.Command.Remote;
using Pulumi.Command.Remote.Inputs;

namespace Infra.Components.Clusters;

internal sealed class Machine(ClusterNode node, SshAccess access)
{
    /// <summary>Runs a script each time that its parameters change.</summary>
    public Command Ask(string name, Output<string> script, CustomResourceOptions options) => new(name, new CommandArgs
    {
        Connection = Connection(),
        Create = Shell,
        Stdin = script,
        // What such a script prints is an answer for the program, and may be a key.
        Logging = Logging.None,
        AddPreviousOutputInEnv = false,
    }, options);

    /// <summary>
    /// Runs a script that knows two verbs: apply, each time that its parameters change, and remove, when the resource goes.
    /// </summary>
    public Command Keep(string name, Output<string> script, CustomResourceOptions options, bool removable = true) =>
        new(name, new CommandArgs
        {
            Connection = Connection(),
            Create = $"{Shell} -- apply",
            Delete = removable ? (Input<string>)$"{Shell} -- remove" : null,
            Stdin = script,
            // sshd takes no variables from a client that it was not told to take, and warns about each.
            AddPreviousOutputInEnv = false,
        }, options);

    private string Shell => access.User == "root" ? "exec bash -s" : "exec sudo -n bash -s";

    private ConnectionArgs Connection()
    {
        var connection = new ConnectionArgs
        {
            Host = node.Host,
            HostKey = node.HostKey,
            Port = access.Port,
            User = access.User,
            PrivateKey = access.PrivateKey.Value,
        };
        if (access.PrivateKeyPassword is { } password)
            connection.PrivateKeyPassword = password.Value;

        if (access.Bastion is { } bastion)
        {
            var proxy = new ProxyConnectionArgs
            {
                Host = bastion.Host,
                HostKey = bastion.HostKey,
                Port = bastion.Port,
                User = bastion.User,
                PrivateKey = (bastion.PrivateKey ?? access.PrivateKey).Value,
            };
            if (bastion.PrivateKey is null && access.PrivateKeyPassword is { } shared)
                proxy.PrivateKeyPassword = shared.Value;

            connection.Proxy = proxy;
        }

        return connection;
    }
}
