using Pulumi.Aws.Inputs;

namespace Infra.Components.Aws;

/// <summary>
/// One region of one AWS account, by an explicit provider that refuses every other account. Account and region are known before anything
/// exists, so the ARNs in policies can be written, and read, in a preview.
/// </summary>
public sealed class AwsAccount : ComponentResource
{
    private readonly AwsAccountArgs _args;

    /// <summary>Registers the provider.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">The id is no account, the region is no region, or the role is in another account.</exception>
    public AwsAccount(string name, AwsAccountArgs args, ComponentResourceOptions? options = null)
        : base("infra:aws:AwsAccount", name, options)
    {
        _args = args.Checked(name);

        var provider = new Pulumi.Aws.ProviderArgs
        {
            Region = args.Region,
            AllowedAccountIds = { args.Id },
            Profile = args.Profile is null ? null! : (Input<string>)args.Profile,
        };
        if (args.Role is not null)
            provider.AssumeRoles.Add(new ProviderAssumeRoleArgs { RoleArn = args.Role });

        if (args.Tags.Count > 0)
            provider.DefaultTags = new ProviderDefaultTagsArgs { Tags = args.Tags.OrNone() };

        Provider = new Pulumi.Aws.Provider(name, provider, this.Child());
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The provider.</summary>
    public Pulumi.Aws.Provider Provider { get; }

    /// <summary>The account's id.</summary>
    public string Id => _args.Id;

    /// <summary>The region.</summary>
    public string Region => _args.Region;

    /// <summary>The profile of the credentials. Default: none; the environment decides.</summary>
    public string? Profile => _args.Profile;

    /// <summary>The role to assume. Default: none.</summary>
    public string? Role => _args.Role;

    /// <summary>The part of AWS that the region belongs to, as ARNs name it.</summary>
    public string Partition => _args.Partition;

    /// <summary>The ARN of something in this account and region.</summary>
    /// <param name="service">The service.</param>
    /// <param name="resource">The resource, as the service writes it.</param>
    public string ArnOf(string service, string resource) => new Arn(Partition, service, Region, Id, resource).ToString();

    /// <summary>The ARN of a policy that AWS maintains.</summary>
    /// <param name="policy">The policy's path and name.</param>
    public string ManagedPolicy(string policy) => new Arn(Partition, "iam", "", "aws", $"policy/{policy}").ToString();

    /// <inheritdoc cref="AwsAccountArgs.CheckArn"/>
    internal void CheckArn(Problems problems, string argument, string? arn) => _args.CheckArn(problems, argument, arn);
}
