using Infra.Components.Validation;
using Infra.Diagnostics;
using Pulumi;
using Pulumi.Aws.Inputs;

namespace Infra.Components.Aws;

/// <summary>
/// One region of one AWS account, by an explicit provider that refuses every other account. Account and region are known before anything
/// exists, so the ARNs in policies can be written, and read, in a preview.
/// </summary>
public sealed class AwsAccount : ComponentResource
{
    /// <summary>Registers the provider.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">The id is no account, the region is no region, or the role is in another account.</exception>
    public AwsAccount(string name, AwsAccountArgs args, ComponentResourceOptions? options = null)
        : base("infra:cloud:AwsAccount", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        (Id, Region, Profile, Role) = (args.Id, args.Region, args.Profile, args.Role);
        Check(name, args);

        var provider = new Pulumi.Aws.ProviderArgs
        {
            Region = args.Region,
            AllowedAccountIds = { args.Id },
            Profile = args.Profile is null ? null! : (Input<string>)args.Profile,
        };
        if (args.Role is not null)
        {
            provider.AssumeRoles.Add(new ProviderAssumeRoleArgs { RoleArn = args.Role });
        }

        if (args.Tags.Count > 0)
        {
            provider.DefaultTags = new ProviderDefaultTagsArgs { Tags = args.Tags.OrNone() };
        }

        Provider = new Pulumi.Aws.Provider(name, provider, this.Child());
        RegisterOutputs();
    }

    /// <summary>The provider.</summary>
    public Pulumi.Aws.Provider Provider { get; }

    /// <summary>The account's id.</summary>
    public string Id { get; }

    /// <summary>The region.</summary>
    public string Region { get; }

    /// <summary>The profile of the credentials. Default: none; the environment decides.</summary>
    public string? Profile { get; }

    /// <summary>The role to work as. Default: none.</summary>
    public string? Role { get; }

    /// <summary>The part of AWS that the region belongs to, as ARNs name it.</summary>
    public string Partition => Region.Split('-')[..2] switch
    {
        ["cn", ..] => "aws-cn",
        ["us", "gov"] => "aws-us-gov",
        _ => "aws",
    };

    /// <summary>The ARN of something in this account and region.</summary>
    /// <param name="service">The service.</param>
    /// <param name="resource">The resource, as the service writes it.</param>
    public string ArnOf(string service, string resource) => new Arn(Partition, service, Region, Id, resource).ToString();

    /// <summary>The ARN of a policy that AWS maintains.</summary>
    /// <param name="policy">The policy's path and name.</param>
    public string ManagedPolicy(string policy) => new Arn(Partition, "iam", "", "aws", $"policy/{policy}").ToString();

    /// <summary>Reports an ARN that is not in this account and region.</summary>
    /// <param name="problems">Takes the problem.</param>
    /// <param name="argument">The argument.</param>
    /// <param name="arn">The ARN. Whether it is one is not checked here.</param>
    internal void CheckArn(Problems problems, string argument, string? arn)
    {
        if (arn is null || !Arn.TryParse(arn, out var parsed))
        {
            return;
        }

        var fits = parsed.Partition == Partition
            && (parsed.Account is "" or "aws" || parsed.Account == Id)
            && (parsed.Region.Length == 0 || parsed.Region == Region);
        problems.AddIf(!fits, Codes.ForeignArn, argument, arn,
            $"an ARN of account {Id}, region {Region}, partition {Partition}", "correct the ARN, or the account and region of the stack");
    }

    private void Check(string name, AwsAccountArgs args)
    {
        var problems = new Problems("AwsAccount", name, args);
        CheckArn(problems, nameof(args.Role), args.Role);
        problems.ThrowIfAny();
    }
}
