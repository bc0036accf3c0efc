namespace Infra.Components.Edge;

/// <summary>The status of a redirect.</summary>
public enum RedirectStatus
{
    /// <summary>301: for good; old clients repeat a POST as a GET.</summary>
    MovedPermanently = 301,

    /// <summary>302: for now; old clients repeat a POST as a GET.</summary>
    Found = 302,

    /// <summary>303: look there with a GET.</summary>
    SeeOther = 303,

    /// <summary>307: for now; the method stays.</summary>
    TemporaryRedirect = 307,

    /// <summary>308: for good; the method stays.</summary>
    PermanentRedirect = 308,
}
