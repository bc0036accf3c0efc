namespace Infra.Components.Aws;

/// <summary>A cluster that gives its pods IAM roles.</summary>
public interface IAwsPodIdentity : IPodIdentity
{
    /// <summary>The account of the roles.</summary>
    AwsAccount Account { get; }

    /// <summary>Grants permissions to a service account: once for each service account, over all stacks of the cluster.</summary>
    /// <param name="name">The name of the role, a DNS label.</param>
    /// <param name="space">The service account's namespace.</param>
    /// <param name="serviceAccount">The service account.</param>
    /// <param name="statements">The permissions.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <returns>What pods come after: those that run already get no credentials until they are restarted.</returns>
    PodRole Grant(string name, Input<string> space, string serviceAccount, IReadOnlyList<Statement> statements,
        ComponentResourceOptions? options = null);
}
