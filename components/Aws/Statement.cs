namespace Infra.Components.Aws;

/// <summary>Permissions in AWS: actions on resources. There are no denying statements, since nothing is allowed by default.</summary>
public sealed record Statement : IChecked
{
    /// <summary>The purpose, in CamelCase; it is shown in the policy.</summary>
    [Matches("[A-Za-z0-9]+", "letters and digits, such as ReadSecrets")]
    public required string Sid { get; init; }

    /// <summary>The actions, each in full: <c>secretsmanager:GetSecretValue</c>. Wildcards are refused.</summary>
    [Matches("[-a-z0-9]+:[A-Za-z0-9]+", "one whole action such as s3:GetObject, without wildcards")]
    public required IReadOnlyList<string> Actions { get; init; }

    /// <summary>The ARNs of what they are allowed on. Default: none; <see cref="NoResource"/> then says why.</summary>
    public IReadOnlyList<Input<string>> Resources { get; init; } = [];

    /// <summary>
    /// Why the actions are allowed on <c>*</c>: because AWS knows no ARNs for them. It is taken for listing, and for changes under a
    /// condition. Default: they are allowed on <see cref="Resources"/> only.
    /// </summary>
    public string? NoResource { get; init; }

    /// <summary>Further conditions. Default: none.</summary>
    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(Actions.Count == 0, Codes.Empty, nameof(Actions), null, "at least one action",
            "name the actions, or leave the statement out");
        problems.AddIf(Resources.Count == 0 && NoResource is null, Codes.WideGrant, nameof(Resources), Sid,
            "the ARNs that the actions are for",
            $"name the ARNs; only where AWS has none, explain that in {problems.Name(nameof(NoResource))}");
        problems.AddIf(Resources.Count > 0 && NoResource is not null, Codes.Exclusive, nameof(NoResource), Sid,
            "either ARNs or the reason why there are none", "remove one of the two");
        if (NoResource is null || Resources.Count > 0 || Conditions.Count > 0)
            return;

        foreach (var action in Actions.Where(action => !OnlyLists(action)))
        {
            problems.Add(Codes.WideGrant, nameof(Actions), $"{action} on *",
                "on all resources, unconditionally, only actions that list or describe", "name the ARNs, or add a condition");
        }
    }

    // ecr:GetAuthorizationToken permits nothing by itself: the permissions on the repositories decide what the token opens.
    private static bool OnlyLists(string action) =>
        action.Split(':') is [_, var verb]
        && (verb.StartsWith("Describe", StringComparison.Ordinal)
            || verb.StartsWith("List", StringComparison.Ordinal)
            || action == "ecr:GetAuthorizationToken");
}
