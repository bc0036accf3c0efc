namespace Infra.Stacks.Egov;

/// <summary>The applications of the portal, each an image of its own.</summary>
public enum EgovApp
{
    /// <summary>The gateway in front of the services, at which each request is authorised.</summary>
    ApiGateway,

    /// <summary>Eureka, by which services find each other's pods.</summary>
    Discovery,

    /// <summary>The config server, from which services take their settings when they start.</summary>
    Config,

    /// <summary>Users, logins and permissions.</summary>
    UserService,

    /// <summary>Menus, codes, contents and attachments.</summary>
    PortalService,

    /// <summary>Boards and posts.</summary>
    BoardService,

    /// <summary>Places and things that can be reserved, with their stock.</summary>
    ReserveItemService,

    /// <summary>Reservations, looked at, approved and cancelled.</summary>
    ReserveCheckService,

    /// <summary>Reservations, asked for.</summary>
    ReserveRequestService,

    /// <summary>The pages of administrators.</summary>
    FrontendAdmin,

    /// <summary>The pages of everyone.</summary>
    FrontendPortal,
}
