using Pulumi;

namespace Infra.Components.Aws;

/// <summary>A cluster whose pods get roles of AWS.</summary>
public interface IAwsPodIdentity : IPodIdentity
{
    /// <summary>The account in which the rights are.</summary>
    AwsAccount Account { get; }

    /// <summary>Grants rights to a service account. It may be granted once only in all stacks of a cluster.</summary>
    /// <param name="name">The name of the role, a DNS label.</param>
    /// <param name="space">The service account's namespace.</param>
    /// <param name="serviceAccount">The service account.</param>
    /// <param name="statements">The rights.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <returns>What pods come after: those that run already get no credentials until they are restarted.</returns>
    PodRole Grant(string name, Input<string> space, string serviceAccount, IReadOnlyList<Statement> statements,
        ComponentResourceOptions? options = null);
}
