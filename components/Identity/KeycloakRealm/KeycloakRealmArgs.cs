namespace Infra.Components.Identity;

/// <summary>Arguments of <see cref="KeycloakRealm"/>.</summary>
public sealed record KeycloakRealmArgs : IChecked
{
    /// <summary>The Keycloak.</summary>
    public required Keycloak Keycloak { get; init; }

    /// <summary>The realm's name, which stands in its addresses. Default: the component's name.</summary>
    [Matches("[A-Za-z0-9][A-Za-z0-9._-]{0,254}", "letters, digits, dots, hyphens and underscores")]
    public string? Realm { get; init; }

    /// <summary>The title of the login page. Default: the realm's name.</summary>
    public string? Title { get; init; }

    /// <summary>Whether people may register themselves. Default: false.</summary>
    public bool SelfRegistration { get; init; }

    /// <summary>Whether users have to prove their address before they log in, which needs <see cref="Mail"/>. Default: false.</summary>
    public bool VerifyEmail { get; init; }

    /// <summary>Whether users can reset their password by mail, which needs <see cref="Mail"/>. Default: false.</summary>
    public bool ResetPassword { get; init; }

    /// <summary>Whether every user has to set up a one-time code (TOTP) at the first login. Default: false, each user may.</summary>
    public bool RequireOneTimeCode { get; init; }

    /// <summary>
    /// The rules for passwords, in Keycloak's words (https://www.keycloak.org/docs/latest/server_admin/#_password-policies). Default: at
    /// least twelve characters, not the user's name, and none of the last three.
    /// </summary>
    public string PasswordPolicy { get; init; } = "length(12) and notUsername(undefined) and passwordHistory(3)";

    /// <summary>The mail server. Default: none.</summary>
    public RealmMail? Mail { get; init; }

    /// <summary>The languages of its pages, the first one being the default: <c>ko</c>, <c>en</c>. Default: English.</summary>
    [Matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", "a language such as ko or pt-BR")]
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>The theme of its login pages, which the image must hold. Default: Keycloak's.</summary>
    [Matches("[A-Za-z0-9][A-Za-z0-9._-]*", "a theme's name")]
    public string? LoginTheme { get; init; }

    /// <summary>The theme of its mails, which the image must hold. Default: Keycloak's.</summary>
    [Matches("[A-Za-z0-9][A-Za-z0-9._-]*", "a theme's name")]
    public string? EmailTheme { get; init; }

    /// <summary>The roles that users can have. Default: none besides Keycloak's.</summary>
    [Matches("[A-Za-z0-9][A-Za-z0-9._-]{0,254}", "letters, digits, dots, hyphens and underscores")]
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>The clients. Default: none besides Keycloak's.</summary>
    public IReadOnlyList<KeycloakClient> Clients { get; init; } = [];

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(Realm == "master", Codes.Exclusive, nameof(Realm), Realm,
            "a realm beside master, which is that of the administrators",
            "choose another name");
        foreach (var (needs, argument) in new[] { (VerifyEmail, nameof(VerifyEmail)), (ResetPassword, nameof(ResetPassword)) })
        {
            problems.AddIf(needs && Mail is null, Codes.MissingPart, argument, "true", "a mail server that writes to users",
                "set Mail, or leave this out");
        }

        problems.AddIf(Mail is not null && Mail.User is null != Mail.Password is null, Codes.MissingPart, nameof(Mail), null,
            "user and password together", "give both, or neither");
        problems.AddDuplicates(Codes.DuplicateName, nameof(Clients), Clients.Select(client => client.Id));
        problems.AddDuplicates(Codes.DuplicateName, nameof(Roles), Roles);
        problems.AddDuplicates(Codes.DuplicateName, nameof(Languages), Languages);
        var known = Clients.Select(client => client.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (index, client) in Clients.Index())
        {
            foreach (var audience in client.Audiences.Where(audience => !known.Contains(audience)))
            {
                problems.Add(Codes.UnknownClient, $"{Problems.Item(nameof(Clients), index)}.{nameof(KeycloakClient.Audiences)}", audience,
                    string.Join(", ", known.Order(StringComparer.Ordinal)), "name a client of the realm, or add it");
            }
        }
    }
}
