using Infra.Components.Identity;

namespace Infra.Components.Observability;

/// <summary>The login to Grafana by a realm of Keycloak. Its users' groups decide what they may do.</summary>
public sealed record GrafanaLogin : IChecked
{
    private const string GroupForm = "[^'\"`\\\\$#;%{}\\p{Cc}]{1,255}";
    private const string GroupExample = "a group such as /admins, without quotes, backslashes and the signs $ # ; % { }";

    /// <summary>The server, which Grafana asks inside the cluster.</summary>
    public required Keycloak Keycloak { get; init; }

    /// <summary>The realm.</summary>
    public required KeycloakRealm Realm { get; init; }

    /// <summary>
    /// The id of Grafana's client in the realm: one with a secret, with groups in its tokens, and with
    /// <c>https://&lt;host&gt;/login/generic_oauth</c> among its redirects.
    /// </summary>
    [Matches("[A-Za-z0-9][A-Za-z0-9._-]{0,254}", "letters, digits, dots, hyphens and underscores")]
    public required string ClientId { get; init; }

    /// <summary>The key of a Secret in Grafana's namespace with the client's secret.</summary>
    public required SecretKeyRef ClientSecret { get; init; }

    /// <summary>Groups of which the members may do everything. Default: none.</summary>
    [Matches(GroupForm, GroupExample)]
    public IReadOnlyList<string> Administrators { get; init; } = [];

    /// <summary>Groups of which the members may try out queries and save dashboards of their own. Default: none.</summary>
    [Matches(GroupForm, GroupExample)]
    public IReadOnlyList<string> Editors { get; init; } = [];

    /// <summary>Whether everyone else of the realm may look at everything. Default: false, they cannot log in.</summary>
    public bool EveryoneReads { get; init; }

    void IChecked.Check(Problems problems) => problems.AddIf(
        Administrators.Count + Editors.Count == 0 && !EveryoneReads, Codes.Empty, nameof(Administrators), null,
        "at least one group, or everyone", "name the groups that may log in, or set EveryoneReads");

    /// <summary>The role of a user, as a question to the claims of the token (JMESPath).</summary>
    internal string Role()
    {
        var roles = Administrators.Select(group => $"contains(groups[*], '{group}') && 'GrafanaAdmin'")
            .Concat(Editors.Select(group => $"contains(groups[*], '{group}') && 'Editor'"));
        return string.Join(" || ", EveryoneReads ? roles.Append("'Viewer'") : roles);
    }
}
